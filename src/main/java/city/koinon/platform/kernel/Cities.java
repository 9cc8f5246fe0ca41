package city.koinon.platform.kernel;

import java.util.List;

/** The slugs of all cities of this installation, without the installation itself. */
public interface Cities {

    List<String> slugs();
}
