package city.koinon.act.pathways;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** How long it takes to say what somebody is to do, for people who answer by chance. For measuring only. */
public final class PlanTimes {

    private static final int READERS = 20;
    private static final int PLANS_EACH = 300;
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private PlanTimes() {}

    /**
     * @param bodies of revisions, as they are kept
     * @return in nanoseconds, sorted
     */
    public static long[] measure(List<String> bodies) throws Exception {
        var pathways = bodies.stream().map(it -> Bodies.read(it).pathway()).toList();
        plan(pathways); // the compiler first makes its fast code
        return plan(pathways);
    }

    private static long[] plan(List<Pathway> pathways) throws Exception {
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            var work = new ArrayList<Callable<long[]>>();
            for (var reader = 0; reader < READERS; reader++) {
                var random = new Random(reader);
                work.add(() -> random.ints(PLANS_EACH, 0, pathways.size())
                        .mapToLong(it -> time(pathways.get(it), random))
                        .toArray());
            }
            var all = new ArrayList<long[]>();
            for (var done : readers.invokeAll(work)) {
                all.add(done.get());
            }
            return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        }
    }

    private static long time(Pathway pathway, Random random) {
        var answers = answers(pathway, random);
        var begun = System.nanoTime();
        PersonalPlan.of(pathway, answers, Map.of(), TODAY);
        return System.nanoTime() - begun;
    }

    private static Answers answers(Pathway pathway, Random random) {
        var answers = Answers.NONE;
        for (var fact : pathway.facts()) {
            if (random.nextInt(4) > 0) {
                answers = answers.with(
                        fact.key(),
                        switch (fact.kind()) {
                            case BOOL -> random.nextBoolean() ? Answers.YES : Answers.NO;
                            case DATE -> TODAY.minusDays(random.nextInt(100)).toString();
                            case CHOICE, SET ->
                                fact.choices().get(random.nextInt(fact.choices().size()));
                        });
            }
        }
        return answers;
    }
}
