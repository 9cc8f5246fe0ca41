package city.koinon.platform.kernel;

import jakarta.servlet.http.HttpServletRequest;

/** Tells who makes a request. Identity implements it; before identity knows anyone, everybody is nobody. */
public interface VisitorSource {

    Visitor of(HttpServletRequest request);
}
