package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room brings to the city's settings, and the way there. */
@Configuration
class SettingsEntries {

    @Bean
    SettingsEntry nameAndLanguages() {
        return SettingsEntry.of(10, "municipality.settings.city", "municipality.settings.city.hint", "/settings/city");
    }

    @Bean
    SettingsEntry colour() {
        return SettingsEntry.of(
                20, "municipality.settings.colour", "municipality.settings.colour.hint", "/settings/colour");
    }

    @Bean
    SettingsEntry districts() {
        return SettingsEntry.of(30, "municipality.districts", "municipality.districts.hint", "/settings/districts");
    }

    @Bean
    SettingsEntry ownDays() {
        return SettingsEntry.of(40, "municipality.ownDays", "municipality.ownDays.hint", "/settings/free-days");
    }

    @Bean
    SettingsEntry freeDays() {
        return SettingsEntry.of(
                41, "municipality.settings.freeDays", "municipality.settings.freeDays.hint", "/free-days");
    }

    @Bean
    DeskDoor settingsFromTheDesk() {
        return new DeskDoor(10, Role.COORDINATOR, "municipality.settings", "/settings");
    }

    @Bean
    DeskDoor citiesFromTheDesk() {
        return new DeskDoor(10, Role.OPERATOR, "municipality.found", "/cities/new");
    }

    @Bean
    OpenData listOfFreeDays() {
        return new OpenData(900, "municipality.settings.freeDays", "municipality.freeDays.holds", "/free-days");
    }

    @Bean
    Navigation settingsInTheBar() {
        return new Navigation() {
            @Override
            public int order() {
                return 900;
            }

            @Override
            public String key() {
                return "municipality.settings";
            }

            @Override
            public String path() {
                return "/settings";
            }

            @Override
            public boolean shownTo(Visitor visitor) {
                return visitor.is(Role.COORDINATOR);
            }
        };
    }
}
