package city.koinon.platform.notices;

import city.koinon.platform.ui.BaseAddress;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The way out to a mail server, when the installation has one. */
@Component
class Post {

    private final @Nullable JavaMailSender server;
    private final String from;
    private final BaseAddress base;

    Post(
            @Value("${koinon.mail.host:}") String host,
            @Value("${koinon.mail.port:587}") int port,
            @Value("${koinon.mail.username:}") String username,
            @Value("${koinon.mail.password:}") String password,
            @Value("${koinon.mail.tls:starttls}") String tls,
            @Value("${koinon.mail.from:}") String from,
            BaseAddress base) {
        this.base = base;
        this.server = host.isBlank() ? null : server(host, port, username, password, tls);
        this.from = from;
    }

    boolean open() {
        return server != null;
    }

    /** The address of the installation, without a slash at its end. */
    String address() {
        return base.origin();
    }

    String domain() {
        return base.host();
    }

    /** @param sender the name beside the sending address: the city's */
    void send(Mail letter, String sender) throws MessagingException, java.io.UnsupportedEncodingException {
        if (server == null || letter.address() == null) {
            throw new MessagingException("There is no mail server, or no address");
        }
        var message = server.createMimeMessage();
        var mail = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        mail.setFrom(from.isBlank() ? "koinon@" + domain() : from, sender);
        mail.setTo(letter.address());
        mail.setSubject(letter.subject().replaceAll("\\R", " "));
        mail.setText(letter.body());
        mail.setSentDate(Date.from(letter.writtenAt()));
        message.setHeader("Message-ID", letter.messageId());
        message.setHeader("Content-Language", letter.lang());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.leave() != null) {
            message.setHeader("List-Unsubscribe", "<" + address() + letter.leave() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        server.send(message);
    }

    private static JavaMailSender server(String host, int port, String username, String password, String tls) {
        var server = new JavaMailSenderImpl();
        server.setHost(host);
        server.setPort(port);
        server.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "20000");
        properties.put("mail.smtp.writetimeout", "20000");
        if (!username.isBlank()) {
            server.setUsername(username);
            server.setPassword(password);
            properties.put("mail.smtp.auth", "true");
        }
        switch (tls) {
            case "starttls" -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case "tls" -> server.setProtocol("smtps");
            case "none" -> {}
            default -> throw new IllegalArgumentException("koinon.mail.tls is starttls, tls or none, not " + tls);
        }
        server.setJavaMailProperties(properties);
        return server;
    }
}
