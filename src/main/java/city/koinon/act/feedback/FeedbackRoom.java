package city.koinon.act.feedback;

import city.koinon.act.services.Service;
import city.koinon.act.services.ServicePart;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How feedback offers itself to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class FeedbackRoom {

    @Bean
    ServicePart whatCameOfAService(Answers answers, Pieces pieces) {
        return new ServicePart() {
            @Override
            public int order() {
                return 300;
            }

            @Override
            public Optional<Content> render(Service service, Page page) {
                if (service.status() == Service.Status.CLOSED) {
                    return Optional.empty();
                }
                var params = new HashMap<String, Object>();
                params.put("page", page);
                params.put("service", service);
                answers.told(service.id()).ifPresent(it -> params.put("told", it));
                return Optional.of(pieces.of("act/feedback/part", params));
            }
        };
    }

    @Bean
    DeskDoor feedbackFromTheDesk() {
        return new DeskDoor(25, Role.EDITOR, "feedback.list.title", "/feedback");
    }
}
