package city.koinon.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is read once is never older than the request that asks for it. */
@CityTest
class ReadOnceTest {

    @Autowired
    Directory directory;

    @Autowired
    Municipality municipality;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext house;

    private final String city = "once-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void anOffice() {
        municipality.create(SmallCity.of(city, Map.of("en", "Once"), "en"));
        add("Social Service");
    }

    @Test
    void oneRequestAfterTheOtherIsGivenTheSame() {
        var first = request(directory::offices);

        assertThat(request(directory::offices))
                .hasSize(1)
                .isSameAs(request(directory::offices))
                .isEqualTo(first);
        assertThat(request(() -> directory.findOffice(first.getFirst().slug()))).contains(first.getFirst());
        assertThat(request(() -> directory.findOffice("none-such"))).isEmpty();
        assertThat(request(() -> directory.findOffice("none-such"))).isEmpty();
    }

    @Test
    void whateverWasWrittenAnywhereIsSeenByTheNextRequest() {
        request(directory::offices);
        CompletableFuture.runAsync(() -> add("Employment Office")).join();

        assertThat(request(directory::offices)).hasSize(2);
    }

    @Test
    void aRequestSeesWhatItWroteItself() {
        assertThat(request(() -> {
                    directory.offices();
                    add("Employment Office");
                    return directory.offices();
                }))
                .hasSize(2);
    }

    @Test
    void whoeverIsWritingReadsTheRows() {
        request(directory::offices);

        assertThat(request(() -> in(() -> {
                    add("Employment Office");
                    return directory.offices();
                })))
                .hasSize(2);
        assertThat(request(() -> {
                    try {
                        in(() -> {
                            add("Housing Office");
                            directory.offices();
                            throw new IllegalStateException("thought better of it");
                        });
                    } catch (IllegalStateException betterOfIt) {
                        return directory.offices();
                    }
                    return List.<Office>of();
                }))
                .hasSize(2);
    }

    @Test
    void noCityIsGivenWhatAnotherHas() {
        request(directory::offices);

        assertThat(CurrentCity.in("once-other", () -> asked(directory::offices)))
                .isEmpty();
    }

    @Test
    void aDayAskedForIsNotAnother() {
        var office = request(directory::offices).getFirst().id();
        CurrentCity.run(
                city,
                () -> directory.beginTerm(office, "Eleni", null, LocalDate.of(2026, 3, 1), null, Visitors.COORDINATOR));

        assertThat(request(() -> directory.termOn(office, LocalDate.of(2026, 2, 28))))
                .isEmpty();
        assertThat(request(() -> directory.termOn(office, LocalDate.of(2026, 3, 1))))
                .isPresent();
    }

    /** Otherwise the annotation would be there and do nothing. */
    @Test
    void everyBeanThatReadsOnceIsAskedThroughItsProxy() {
        var readers = Arrays.stream(house.getBeanDefinitionNames())
                .map(house::getType)
                .filter(it -> it != null && it.getName().startsWith("city.koinon"))
                .filter(it -> Arrays.stream(ReflectionUtils.getAllDeclaredMethods(it))
                        .anyMatch(one -> one.isAnnotationPresent(ReadOnce.class)))
                .flatMap(it -> house.getBeansOfType(it).values().stream())
                .toList();

        assertThat(readers).hasSizeGreaterThan(10).allMatch(AopUtils::isAopProxy);
    }

    private void add(String name) {
        CurrentCity.run(
                city,
                () -> directory.addOffice(
                        new OfficeDraft(Map.of("en", name), Level.CITY, null, "", false), Visitors.COORDINATOR));
    }

    private <T> T in(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    private <T> T request(Supplier<T> work) {
        return CurrentCity.in(city, () -> asked(work));
    }

    private static <T> T asked(Supplier<T> work) {
        var attributes = new ServletRequestAttributes(new MockHttpServletRequest());
        RequestContextHolder.setRequestAttributes(attributes);
        try {
            return work.get();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}
