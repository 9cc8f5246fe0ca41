package city.koinon.platform.notices;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.AccountView;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes letters, in the transaction of what they tell of, and keeps who follows which thread. */
@Service("lettersAndFollowing")
@Transactional
public class Notices {

    private final Outbox outbox;
    private final Follows follows;
    private final Rendering rendering;
    private final Accounts accounts;
    private final Directory directory;
    private final Municipality municipality;
    private final ApplicationEventPublisher events;

    Notices(
            Outbox outbox,
            Follows follows,
            Rendering rendering,
            Accounts accounts,
            Directory directory,
            Municipality municipality,
            ApplicationEventPublisher events) {
        this.outbox = outbox;
        this.follows = follows;
        this.rendering = rendering;
        this.accounts = accounts;
        this.directory = directory;
        this.municipality = municipality;
        this.events = events;
    }

    /** Does nothing for an account that is closed, has no address, or got the same letter before. */
    public void send(Letter letter) {
        accounts.find(letter.account()).filter(AccountView::open).ifPresent(reader -> {
            if (reader.email() != null) {
                put(letter.key(), reader.id(), reader.email(), reader.lang(), rendering.letter(letter, reader));
            }
        });
    }

    /**
     * To everybody who acts for an office today: its holder and its clerks. An office nobody has an account for, such as one of another
     * level of government, is written to at its public address, in the city's main language.
     */
    public void sendToOffice(String key, UUID office, String subjectKey, String bodyKey, String path, Object... args) {
        var readers = accountsOf(office);
        readers.forEach(account -> send(Letter.of(key, account, subjectKey, bodyKey, path, args)));
        if (readers.isEmpty()) {
            var addressee = directory.office(office);
            Address.find(addressee.contact()).ifPresent(address -> {
                var lang = municipality.city().mainLanguage();
                put(
                        key,
                        null,
                        address,
                        lang,
                        rendering.letter(lang, addressee.nameIn(lang), subjectKey, args, bodyKey, args, path));
            });
        }
    }

    /** To an address without an account; the words are in the given language. Secret words are wiped once they are sent. */
    void sendToAddress(String key, String address, String lang, Rendering.Words words, boolean secret) {
        written(outbox.put(
                new Outbox.Written(key, null, address, lang, words.subject(), words.body(), secret, words.leave())));
    }

    /**
     * To somebody without an account who left an address with a question or a booking. The words are wiped once they are sent, and nothing
     * in them may open what is theirs; the address is nowhere but in the letter, until {@link #forgetAll}.
     *
     * @param key the same letter goes out once; it begins with what {@code forgetAll} is given
     */
    public void sendToReader(
            String key, String address, String lang, String subjectKey, String bodyKey, String path, Object... args) {
        var words = rendering.letter(lang, "", subjectKey, args, bodyKey, args, path);
        written(outbox.put(
                new Outbox.Written(key, null, address, lang, words.subject(), words.body(), true, null, key)));
    }

    /** Whether a letter could be sent there. */
    public static boolean isAddress(String typed) {
        return Address.valid(typed);
    }

    /** Takes addresses and words out of all letters about a matter; what was not sent yet is not sent any more. */
    public void forgetAll(String startOfKeys) {
        outbox.forgetAll(startOfKeys);
    }

    /** To an account, with words already written. */
    void tell(String key, UUID account, Function<AccountView, Rendering.Words> words) {
        accounts.find(account).filter(AccountView::open).ifPresent(reader -> {
            if (reader.email() != null) {
                put(key, reader.id(), reader.email(), reader.lang(), words.apply(reader));
            }
        });
    }

    /** The open accounts that act for an office today and have an address. Empty: letters go to the office's own address. */
    @Transactional(readOnly = true)
    public List<UUID> accountsOf(UUID office) {
        var readers = new LinkedHashSet<UUID>();
        directory
                .termOn(office, municipality.today())
                .flatMap(term -> Optional.ofNullable(term.account()).flatMap(accounts::find))
                .filter(Notices::reads)
                .ifPresent(holder -> readers.add(holder.id()));
        accounts.withGrant(Role.CLERK, office).stream()
                .filter(Notices::reads)
                .forEach(clerk -> readers.add(clerk.id()));
        return List.copyOf(readers);
    }

    private static boolean reads(AccountView account) {
        return account.open() && account.email() != null;
    }

    public void follow(Subject subject, UUID account) {
        follows.follow(subject, account, accounts.get(account).lang());
    }

    public void unfollow(Subject subject, UUID account) {
        follows.unfollow(subject, account);
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public boolean follows(Subject subject, UUID account) {
        return follows.follows(subject, account);
    }

    /** Accounts that follow the thread of exactly this subject. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<UUID> followers(Subject subject) {
        return follows.accounts(subject);
    }

    /** The letters of this city, newest first: what went out, or would have. */
    @Transactional(readOnly = true)
    public List<Mail> latest(int most) {
        return outbox.latest(most);
    }

    @Transactional(readOnly = true)
    public Optional<Mail> find(UUID letter) {
        return outbox.find(letter);
    }

    /** The letters of one account, oldest first. */
    @Transactional(readOnly = true)
    public List<Mail> of(UUID account) {
        return new ArrayList<>(outbox.of(account));
    }

    private void put(
            String key,
            @org.jspecify.annotations.Nullable UUID account,
            String address,
            String lang,
            Rendering.Words words) {
        written(outbox.put(
                new Outbox.Written(key, account, address, lang, words.subject(), words.body(), false, words.leave())));
    }

    private void written(boolean isNew) {
        if (isNew) {
            events.publishEvent(new LetterWritten(CurrentCity.slug()));
        }
    }
}
