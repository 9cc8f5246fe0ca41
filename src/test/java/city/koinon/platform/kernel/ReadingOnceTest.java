package city.koinon.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.RouteExamples;
import city.koinon.SmallCity;
import city.koinon.Wire;
import city.koinon.platform.municipality.Municipality;
import com.github.benmanes.caffeine.cache.Cache;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Every method that says it reads once does: asked again in the same request, it sends nothing to the database. The methods are found by
 * their annotation, and asked about the things the rooms name for the tests ({@link RouteExamples}).
 */
@CityTest
class ReadingOnceTest {

    /** So many answers of a kind are tried as arguments of the next question, and every id. */
    private static final int MOST = 20;

    private static final int MANY = 5_000;

    private final String city = "reading-" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    ApplicationContext house;

    @Autowired
    CityReads reads;

    @Autowired
    Pulse pulse;

    private TransactionTemplate reading;

    private final Map<Class<?>, Set<Object>> known = new HashMap<>();

    @BeforeEach
    void aCityWithOneOfEachThing() throws ClassNotFoundException {
        reading = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        reading.setReadOnly(true);
        house.getBean(Municipality.class).create(SmallCity.of(city, Map.of("en", "Reading"), "en", "el", "es", "ar"));
        // A kind of manuscript, and the key of a room that brings something to be found; before the many other words
        // there are.
        learn("article");
        learn("directory.offices");
        for (var examples : RouteExamples.ofAllRooms(house)) {
            CurrentCity.run(city, () -> examples.make("Once").values().forEach(it -> learn(parsed(it))));
        }
        learn("en");
        learn(1);
        learn(1L);
        learn(100);
        learn(LocalDate.now(ZoneId.of("Europe/Athens")));
    }

    @Test
    void whatIsReadOnceSendsNothingTheSecondTime() {
        var methods = methods();
        assertThat(methods).hasSizeGreaterThan(100);
        var waiting = new ArrayList<>(methods);
        var again = new TreeMap<String, Integer>();
        for (var more = true; more; ) {
            more = waiting.removeIf(method -> {
                var asked = ask(method);
                asked.ifPresent(it -> again.put(name(method), it));
                return asked.isPresent();
            });
        }
        assertThat(waiting).as("nothing in the city to ask them about").isEmpty();
        again.values().removeIf(it -> it == 0);
        assertThat(again).as("statements of the second time").isEmpty();
    }

    @Test
    void isReadByOneOfSeveralWhoAskAtOnce() throws Exception {
        var times = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = readers.submit(() -> request(() -> reads.get("what takes long", () -> {
                begun.countDown();
                go.await();
                return times.incrementAndGet();
            })));
            begun.await();
            var others = new ArrayList<Future<Integer>>();
            for (var other = 0; other < 5; other++) {
                others.add(readers.submit(() -> request(() -> reads.get("what takes long", times::incrementAndGet))));
            }
            // Whoever is in a transaction does not wait.
            Integer own =
                    request(() -> reading.execute(status -> reads.get("what takes long", times::incrementAndGet)));
            assertThat(own).isEqualTo(1);
            go.countDown();
            assertThat(first.get()).isEqualTo(2);
            for (var other : others) {
                assertThat(other.get()).isLessThanOrEqualTo(2);
            }
        }
        assertThat(times).hasValue(2);
    }

    /** A large city has more words than a heap has room for. */
    @Test
    void remembersNoMoreThanItsShareOfTheHeap() {
        reads.clear();
        var kept = (Cache<?, ?>) reads.getNativeCache();
        var share = kept.policy().eviction().orElseThrow();
        assertThat(share.getMaximum()).isLessThan(Runtime.getRuntime().maxMemory() / 4);

        request(() -> {
            pulse.beatOfTheRequest();
            for (var answer = 0; answer < 50; answer++) {
                reads.put("much, number " + answer, new byte[(int) (share.getMaximum() / 10)]);
            }
            return true;
        });

        kept.cleanUp();
        assertThat(kept.estimatedSize()).isBetween(1L, 10L);
        assertThat(share.weightedSize().orElseThrow()).isLessThanOrEqualTo(share.getMaximum());
    }

    /** The statements of asking a second time; empty where nothing known yet is an argument for it. */
    private Optional<Integer> ask(Method method) {
        for (var arguments : arguments(method)) {
            reads.clear();
            var again = request(() -> {
                pulse.beatOfTheRequest();
                try {
                    return statementsOfTheSecond(method, arguments);
                } catch (RuntimeException notOfThis) {
                    return null;
                }
            });
            if (again != null) {
                return Optional.of(again);
            }
        }
        return Optional.empty();
    }

    private @Nullable Integer statementsOfTheSecond(Method method, Object[] arguments) {
        var empty = Wire.count(() -> reading.executeWithoutResult(status -> {}));
        var answer = new Object[1];
        Runnable question = () -> reading.executeWithoutResult(status -> answer[0] = call(method, arguments));
        var first = Wire.count(question) - empty;
        learn(answer[0]);
        // What needs no row to answer tells nothing.
        return first == 0 ? null : Integer.valueOf(Wire.count(question) - empty);
    }

    private Object call(Method method, Object[] arguments) {
        try {
            return method.invoke(house.getBean(method.getDeclaringClass()), arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof RuntimeException why ? why : new IllegalStateException(failure);
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<Object[]> arguments(Method method) {
        var all = new ArrayList<Object[]>();
        all.add(new Object[0]);
        for (var type : method.getGenericParameterTypes()) {
            var longer = new ArrayList<Object[]>();
            for (var begun : all) {
                for (var next : candidates(type)) {
                    if (longer.size() < MANY) {
                        var more = Arrays.copyOf(begun, begun.length + 1);
                        more[begun.length] = next;
                        longer.add(more);
                    }
                }
            }
            all = longer;
        }
        return all;
    }

    private List<Object> candidates(Type type) {
        if (type instanceof ParameterizedType several && several.getRawType() instanceof Class<?> kind) {
            if (Collection.class.isAssignableFrom(kind)) {
                var of = candidates(several.getActualTypeArguments()[0]);
                var many = kind == Set.class ? (Object) Set.copyOf(of) : List.copyOf(of);
                return of.isEmpty() ? List.of() : List.of(many);
            }
            return candidates(kind);
        }
        var kind = type instanceof Class<?> one ? one : Object.class;
        if (kind.isEnum()) {
            return List.of(kind.getEnumConstants());
        }
        var boxed = kind == int.class ? Integer.class : kind == long.class ? Long.class : kind;
        return known.getOrDefault(boxed, Set.of()).stream()
                .limit(kind == UUID.class ? Integer.MAX_VALUE : MOST)
                .toList();
    }

    private void learn(@Nullable Object answer) {
        switch (answer) {
            case null -> {}
            case Optional<?> one -> one.ifPresent(this::learn);
            case Collection<?> several -> List.copyOf(several).forEach(this::learn);
            case Map<?, ?> map -> {
                learn(map.keySet());
                learn(map.values());
            }
            case Record record -> {
                if (known.computeIfAbsent(record.getClass(), it -> new LinkedHashSet<>())
                        .add(record)) {
                    for (RecordComponent component : record.getClass().getRecordComponents()) {
                        var accessor = component.getAccessor();
                        accessor.setAccessible(true);
                        learn(ReflectionUtils.invokeMethod(accessor, record));
                    }
                }
            }
            default ->
                known.computeIfAbsent(answer.getClass(), it -> new LinkedHashSet<>())
                        .add(answer);
        }
    }

    private static Object parsed(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException words) {
            return value;
        }
    }

    private List<Method> methods() {
        return Arrays.stream(house.getBeanDefinitionNames())
                .map(house::getType)
                .filter(it -> it != null && it.getName().startsWith("city.koinon"))
                .map(org.springframework.util.ClassUtils::getUserClass)
                .distinct()
                .flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
                .filter(it -> it.isAnnotationPresent(ReadOnce.class))
                .sorted(Comparator.comparing(ReadingOnceTest::name))
                .peek(it -> it.setAccessible(true))
                .toList();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
    }

    private <T> @Nullable T request(java.util.function.Supplier<@Nullable T> work) {
        return CurrentCity.in(city, () -> {
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
            try {
                return work.get();
            } finally {
                RequestContextHolder.resetRequestAttributes();
            }
        });
    }
}
