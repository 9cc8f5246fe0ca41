package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Demonstration;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Lets anybody be anybody, in a demonstration and nowhere else. */
@Service
public class DemonstrationDoor {

    private final Demonstration demonstration;
    private final SignIn signIn;
    private final Accounts accounts;

    DemonstrationDoor(Demonstration demonstration, SignIn signIn, Accounts accounts) {
        this.demonstration = demonstration;
        this.signIn = signIn;
        this.accounts = accounts;
    }

    /**
     * Signs in as somebody of a city, also from an address outside of that city.
     *
     * @throws NotAllowed unless this installation is a demonstration
     * @throws NotFound   when the city has no such open account
     */
    public void enter(HttpServletRequest request, String city, UUID account) {
        if (!demonstration.on()) {
            throw new NotAllowed("only a demonstration lets anybody be anybody");
        }
        request.setAttribute(CityCookie.CITY, city);
        CurrentCity.run(city, () -> {
            if (!accounts.get(account).open()) {
                throw new NotFound("open account " + account);
            }
            signIn.in(request, account, Way.DEMONSTRATION);
        });
    }

    /** Becomes a reader again. The address of the request must lie in the city, because only there the cookie is sent. */
    public void leave(HttpServletRequest request) {
        signIn.out(request);
    }
}
