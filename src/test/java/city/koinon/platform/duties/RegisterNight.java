package city.koinon.platform.duties;

import city.koinon.NightWork;
import org.springframework.context.ApplicationContext;

/** A Monday on which the mayor and the secretary of the council are to be told what has climbed. */
class RegisterNight implements NightWork {

    private final Town town;

    RegisterNight(ApplicationContext house, ClimbLadders ladders, Council council) {
        this.town = new Town(house);
        town.run(() -> council.secretaryIs(town.social));
        town.at("2026-03-20");
        town.owesAnAnswer("2026-03-20");
        town.at("2026-05-25");
        town.outside(ladders::run);
    }

    @Override
    public String job() {
        return "weekly-register";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        town.at("2026-05-25");
    }

    @Override
    public Object morning() {
        return "";
    }
}
