package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** For the journeys: the links that would be in the mail or on the console. */
public final class Keys {

    private Keys() {}

    public static String toSignIn(ApplicationContext context, String city, String lang, UUID account) {
        var key =
                CurrentCity.in(city, () -> context.getBean(Links.class).make(Links.Purpose.SIGN_IN, account, null, ""));
        return "/" + city + "/" + lang + "/sign-in/with?key=" + key;
    }

    public static String onTheConsole(ApplicationContext context) {
        var link = CurrentCity.in(
                        CurrentCity.LEAGUE,
                        () -> context.getBean(Operators.class).link(true))
                .orElseThrow();
        return link.substring(link.indexOf("/league"));
    }
}
