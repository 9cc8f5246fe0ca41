package city.koinon.platform.kernel;

import java.util.List;

/** A rule of the house was about to be broken by what somebody sent. The form comes back with the reason beside its field. */
public class Refused extends RuntimeException {

    private final transient List<Refusal> refusals;

    public Refused(String field, String key, Object... args) {
        this(List.of(new Refusal(field, key, args)));
    }

    public Refused(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::key).toList().toString());
        this.refusals = List.copyOf(refusals);
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
