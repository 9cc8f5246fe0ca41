package city.koinon.journeys;

import city.koinon.CityTest;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A story somebody lives through in a real browser, in the house that all tests share. */
@CityTest
public abstract class Journey extends Browsing {

    @LocalServerPort
    private int port;

    @Override
    protected int port() {
        return port;
    }

    /** A device on which this person has signed in, by the demonstration's door. */
    protected Page deviceOf(String city, UUID account) {
        return signIn(device(), city, account);
    }
}
