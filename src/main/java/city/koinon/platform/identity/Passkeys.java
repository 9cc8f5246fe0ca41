package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.ui.BaseAddress;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keys that live in a person's phone, computer or security token. The house keeps the public half; WebAuthn4J behind Spring Security
 * checks the signatures. A question is asked once, kept in the database (any node may hear the answer) and good for five minutes.
 */
@Service
@Transactional
class Passkeys {

    static final int LONGEST_LABEL = 60;
    private static final int MOST = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    record Passkey(
            UUID id,
            String label,
            Instant created,
            @Nullable Instant lastUsed) {}

    /** @param id under which the answer names its question */
    record Question<T>(UUID id, T options) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BaseAddress base;
    private final Accounts accounts;

    Passkeys(JdbcClient jdbc, Clock clock, BaseAddress base, Accounts accounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.base = base;
        this.accounts = accounts;
    }

    Question<PublicKeyCredentialCreationOptions> askToRegister(UUID account, String cityName) {
        if (of(account).size() >= MOST) {
            throw new Refused("label", "identity.refused.manyPasskeys", MOST);
        }
        var challenge = Bytes.random();
        return new Question<>(keep(challenge, account), creation(account, cityName, challenge));
    }

    /** @throws Refused when the answer does not fit the question */
    UUID register(
            UUID account,
            String cityName,
            UUID question,
            PublicKeyCredential<AuthenticatorAttestationResponse> answer,
            String label) {
        var challenge = take(question, account).orElseThrow(() -> new Refused("", "identity.refused.passkeyLate"));
        try {
            relyingParty()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            creation(account, cityName, challenge), new RelyingPartyPublicKey(answer, label)));
        } catch (DuplicateKeyException known) {
            throw new Refused("", "identity.refused.passkeyKnown");
        } catch (RuntimeException wrong) {
            throw new Refused("", "identity.refused.passkeyWrong");
        }
        return jdbc.sql("select id from identity.passkey where credential = :credential")
                .param("credential", answer.getRawId().getBytes())
                .query(UUID.class)
                .single();
    }

    Question<PublicKeyCredentialRequestOptions> askToSignIn() {
        var challenge = Bytes.random();
        return new Question<>(keep(challenge, null), request(challenge));
    }

    /**
     * @return whose passkey answered
     * @throws Refused when the answer does not fit the question, or this city does not know the passkey
     */
    UUID signIn(UUID question, PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        var challenge = take(question, null).orElseThrow(() -> new Refused("", "identity.refused.passkeyLate"));
        PublicKeyCredentialUserEntity user;
        try {
            user = relyingParty().authenticate(new RelyingPartyAuthenticationRequest(request(challenge), answer));
        } catch (RuntimeException wrong) {
            throw new Refused("", "identity.refused.passkeyUnknown", CurrentCity.slug());
        }
        return accounts.find(uuid(user.getId()))
                .filter(AccountView::open)
                .map(AccountView::id)
                .orElseThrow(() -> new Refused("", "identity.refused.passkeyUnknown", CurrentCity.slug()));
    }

    @Transactional(readOnly = true)
    public List<Passkey> of(UUID account) {
        return jdbc.sql(
                        "select id, label, created_at, last_used_at from identity.passkey where account = :account order by created_at, id")
                .param("account", account)
                .query((row, n) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "last_used_at")))
                .list();
    }

    /** @throws NotFound when the passkey is not this account's */
    /** @return what its owner called it */
    String remove(UUID account, UUID passkey) {
        return jdbc.sql("delete from identity.passkey where id = :id and account = :account returning label")
                .param("id", passkey)
                .param("account", account)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("passkey " + passkey));
    }

    int removeAll(UUID account) {
        return jdbc.sql("delete from identity.passkey where account = :account")
                .param("account", account)
                .update();
    }

    private PublicKeyCredentialCreationOptions creation(UUID account, String cityName, Bytes challenge) {
        var known = of(bytes(account)).stream()
                .map(it -> PublicKeyCredentialDescriptor.builder()
                        .type(PublicKeyCredentialType.PUBLIC_KEY)
                        .id(it.getCredentialId())
                        .transports(it.getTransports())
                        .build())
                .toList();
        return PublicKeyCredentialCreationOptions.builder()
                .rp(rp())
                .user(user(account, cityName))
                .challenge(challenge)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .excludeCredentials(known)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .timeout(PATIENCE)
                .build();
    }

    private PublicKeyCredentialRequestOptions request(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(base.host())
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(PATIENCE)
                .build();
    }

    private PublicKeyCredentialRpEntity rp() {
        return PublicKeyCredentialRpEntity.builder()
                .id(base.host())
                .name("Koinon")
                .build();
    }

    private PublicKeyCredentialUserEntity user(UUID account, String cityName) {
        var somebody = accounts.get(account);
        var name = somebody.email() == null ? somebody.name() : somebody.email();
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(bytes(account))
                .name(name + " · " + cityName)
                .displayName(somebody.name())
                .build();
    }

    private UUID keep(Bytes challenge, @Nullable UUID account) {
        var id = Ids.next();
        jdbc.sql(
                        "insert into identity.challenge (id, account, challenge, asked_at) values (:id, :account, :challenge, :now)")
                .param("id", id)
                .param("account", account)
                .param("challenge", challenge.getBytes())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** A question has one good answer; of two at once only one finds it. */
    private Optional<Bytes> take(UUID question, @Nullable UUID account) {
        return jdbc.sql("""
                        delete from identity.challenge
                        where id = :id and account is not distinct from :account and asked_at > :since returning challenge
                        """)
                .param("id", question)
                .param("account", account, java.sql.Types.OTHER)
                .param("since", Timestamp.from(clock.instant().minus(PATIENCE)))
                .query(byte[].class)
                .optional()
                .map(Bytes::new);
    }

    private Webauthn4JRelyingPartyOperations relyingParty() {
        return new Webauthn4JRelyingPartyOperations(new Users(), new Credentials(), rp(), Set.of(base.origin()));
    }

    private List<CredentialRecord> of(Bytes user) {
        return jdbc.sql("select * from identity.passkey where account = :account order by created_at")
                .param("account", uuid(user))
                .query((row, n) -> record(row))
                .list();
    }

    private static CredentialRecord record(ResultSet row) throws SQLException {
        var lastUsed = instant(row, "last_used_at");
        var created = row.getTimestamp("created_at").toInstant();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(bytes(row.getObject("account", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("counter"))
                .uvInitialized(row.getBoolean("verified"))
                .transports(Stream.of(row.getString("transports").split(" "))
                        .filter(it -> !it.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("may_be_copied"))
                .backupState(row.getBoolean("is_copied"))
                .attestationObject(bytesOrNull(row, "attestation"))
                .attestationClientDataJSON(bytesOrNull(row, "client_data"))
                .label(row.getString("label"))
                .created(created)
                .lastUsed(lastUsed == null ? created : lastUsed)
                .build();
    }

    private static @Nullable Bytes bytesOrNull(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : new Bytes(bytes);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    static Bytes bytes(UUID account) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static UUID uuid(Bytes user) {
        if (user.getBytes().length != 16) {
            return new UUID(0, 0);
        }
        var buffer = ByteBuffer.wrap(user.getBytes());
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** How WebAuthn4J's operations find the people of the city at work. */
    private final class Users implements PublicKeyCredentialUserEntityRepository {

        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
            return accounts.find(uuid(id)).map(it -> user(it.id(), "")).orElse(null);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
            return null;
        }

        @Override
        public void save(PublicKeyCredentialUserEntity user) {}

        @Override
        public void delete(Bytes id) {}
    }

    private final class Credentials implements UserCredentialRepository {

        @Override
        public void delete(Bytes credential) {
            throw new UnsupportedOperationException("A passkey is removed by its owner");
        }

        @Override
        public void save(CredentialRecord it) {
            var transports = it.getTransports() == null
                    ? ""
                    : it.getTransports().stream()
                            .map(AuthenticatorTransport::getValue)
                            .sorted()
                            .collect(Collectors.joining(" "));
            var attestation = it.getAttestationObject();
            var clientData = it.getAttestationClientDataJSON();
            jdbc.sql("""
                            insert into identity.passkey (id, account, credential, public_key, counter, verified, transports,
                                may_be_copied, is_copied, attestation, client_data, label, created_at)
                            values (:id, :account, :credential, :key, :counter, :verified, :transports,
                                :may, :is, :attestation, :data, :label, :now)
                            on conflict (city, credential) do update
                            set counter = excluded.counter, is_copied = excluded.is_copied, verified = excluded.verified, last_used_at = :now
                            where identity.passkey.account = excluded.account
                            """)
                    .param("id", Ids.next())
                    .param("account", uuid(it.getUserEntityUserId()))
                    .param("credential", it.getCredentialId().getBytes())
                    .param("key", it.getPublicKey().getBytes())
                    .param("counter", it.getSignatureCount())
                    .param("verified", it.isUvInitialized())
                    .param("transports", transports)
                    .param("may", it.isBackupEligible())
                    .param("is", it.isBackupState())
                    .param("attestation", attestation == null ? null : attestation.getBytes())
                    .param("data", clientData == null ? null : clientData.getBytes())
                    .param("label", it.getLabel() == null ? "" : it.getLabel())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
            return jdbc.sql("select * from identity.passkey where credential = :credential")
                    .param("credential", credential.getBytes())
                    .query((row, n) -> record(row))
                    .optional()
                    .orElse(null);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes user) {
            return of(user);
        }
    }
}
