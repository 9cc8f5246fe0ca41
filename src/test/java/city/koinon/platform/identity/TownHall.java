package city.koinon.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The smallest OpenID Connect provider there is: it believes whatever the test says about whoever comes. */
final class TownHall implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, JWTClaimsSet> claims = new ConcurrentHashMap<>();
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    RSAKey signingKey;

    TownHall() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("town-hall").generate();
        signingKey = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
                 "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"],
                 "token_endpoint_auth_methods_supported":["client_secret_basic"],"scopes_supported":["openid","email","profile"]}
                """.formatted(issuer())));
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Somebody signs in there and is sent back. @return the code they bring along */
    String letIn(String authorizeAddress, String subject, UnaryOperator<JWTClaimsSet.Builder> more) {
        var asked = parameters(URI.create(authorizeAddress).getRawQuery());
        var code = UUID.randomUUID().toString();
        claims.put(
                code,
                more.apply(new JWTClaimsSet.Builder()
                                .issuer(issuer())
                                .subject(subject)
                                .audience(asked.get("client_id"))
                                .claim("nonce", asked.get("nonce"))
                                .issueTime(Date.from(Instant.now()))
                                .expirationTime(Date.from(Instant.now().plusSeconds(300))))
                        .build());
        challenges.put(code, asked.get("code_challenge"));
        return code;
    }

    static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var code = asked.getOrDefault("code", "");
        var who = claims.remove(code);
        var proof = Secrets.text(Secrets.hash(asked.getOrDefault("code_verifier", "")));
        if (who == null || !proof.equals(challenges.remove(code))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("town-hall").build(), who);
            token.sign(new RSASSASigner(signingKey));
            answer(exchange, """
                    {"access_token":"%s","token_type":"Bearer","expires_in":300,"scope":"openid","id_token":"%s"}
                    """.formatted(UUID.randomUUID(), token.serialize()));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
