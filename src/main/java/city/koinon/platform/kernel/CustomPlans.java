package city.koinon.platform.kernel;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL plans a statement anew the first five times on a connection and then keeps one plan for all. Small and large cities share
 * connections: what is planned while a small one asks goes through a large one row by row.
 */
public final class CustomPlans {

    private CustomPlans() {}

    /** From here to the end of the transaction each statement is planned for the city that asks; worth it where it reads thousands of rows. */
    public static void inThisTransaction(JdbcClient jdbc) {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }
}
