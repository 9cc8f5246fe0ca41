package city.koinon.platform.ui;

import city.koinon.platform.kernel.SentForms;
import city.koinon.platform.kernel.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * Gives handlers the {@link Page}, the {@link Visitor} and the {@link Form} they ask for, keeps what is {@link Personal} out of caches, and
 * serves stylesheets and scripts.
 */
@Configuration
class WebPlumbing implements WebMvcConfigurer, WebMvcRegistrations {

    private final PageOfTheRequest pages;
    private final SentForms sent;
    private final PlatformTransactionManager transactions;

    WebPlumbing(PageOfTheRequest pages, SentForms sent, PlatformTransactionManager transactions) {
        this.pages = pages;
        this.sent = sent;
        this.transactions = transactions;
    }

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Signposts();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Given());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (handler instanceof HandlerMethod method
                        && (method.hasMethodAnnotation(Personal.class)
                                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Personal.class))) {
                    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                }
                return true;
            }
        });
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }

    private final class Given implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            var type = parameter.getParameterType();
            return type == Page.class || type == Visitor.class || type == Form.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binders) {
            var request = web.getNativeRequest(HttpServletRequest.class);
            var response = web.getNativeResponse(HttpServletResponse.class);
            if (request == null || response == null) {
                throw new IllegalStateException("Only the web brings pages and forms");
            }
            var type = parameter.getParameterType();
            if (type == Page.class) {
                return pages.of(request);
            }
            if (type == Visitor.class) {
                return pages.visitor(request);
            }
            return Form.of(
                    request.getParameterMap(),
                    new Form.Backing(
                            new TransactionTemplate(transactions),
                            sent,
                            request.getMethod(),
                            request.getRequestURI(),
                            response));
        }
    }
}
