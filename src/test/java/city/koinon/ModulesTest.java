package city.koinon;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulesTest {

    static final ApplicationModules modules = ApplicationModules.of(Koinon.class);

    @Test
    void eachModuleUsesOnlyWhatItSaysItUses() {
        modules.verify();
    }

    @Test
    void drawsTheModules() {
        // Not writeDocumentation(): it also leaves a list of modules among the classes, and a later module would be
        // missing from it.
        new Documenter(modules)
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
    }
}
