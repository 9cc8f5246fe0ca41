package city.koinon.platform.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a handler. Every handler says so, on itself or on its class; one that does not is refused to everybody and fails
 * the tests. The scope of a role (which body, which office) is checked by the service that does the work.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Access {

    Who value() default Who.ROLES;

    /** With {@link Who#ROLES}: any one of these opens the door. */
    Role[] roles() default {};
}
