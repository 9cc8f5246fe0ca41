package city.koinon.platform.ui;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every template is given the page it stands on. */
@ControllerAdvice
class PageInEveryModel {

    private final PageOfTheRequest pages;

    PageInEveryModel(PageOfTheRequest pages) {
        this.pages = pages;
    }

    @ModelAttribute("page")
    Page page(HttpServletRequest request) {
        return pages.nearest(request);
    }
}
