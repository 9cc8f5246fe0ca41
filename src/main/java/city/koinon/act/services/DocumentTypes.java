package city.koinon.act.services;

import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers a city knows by name, so that a service, an article and a step all mean the same one. */
@Service
@Transactional
public class DocumentTypes {

    private final JdbcClient jdbc;
    private final Texts texts;

    DocumentTypes(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public List<DocumentType> list() {
        return jdbc.sql("select id, slug, name from services.document_type order by slug")
                .query((row, n) -> new DocumentType(
                        row.getObject("id", UUID.class), row.getString("slug"), row.getObject("name", UUID.class)))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<DocumentType> findBySlug(String slug) {
        return list().stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<DocumentType> find(UUID id) {
        return list().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** @throws NotFound when this city knows no such paper */
    @Transactional(readOnly = true)
    public DocumentType get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("document type"));
    }

    /** What each is called in a language, or in its own where nobody has translated it. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(String lang) {
        var all = list();
        var shelf = texts.read(all.stream().map(DocumentType::name).toList());
        return all.stream()
                .collect(Collectors.toMap(
                        DocumentType::id, it -> shelf.get(it.name(), lang).value()));
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Map<UUID, DocumentType> byId() {
        return list().stream().collect(Collectors.toMap(DocumentType::id, Function.identity()));
    }

    public UUID add(Written name) {
        return add(Ids.next(), null, name);
    }

    /** @param slug null makes one of the name */
    public UUID add(UUID id, @Nullable String slug, Written name) {
        var taken = list().stream().map(DocumentType::slug).collect(Collectors.toSet());
        var words = name.values().getOrDefault("en", name.values().get(name.sourceLanguage()));
        jdbc.sql("insert into services.document_type (id, slug, name) values (:id, :slug, :name)")
                .param("id", id)
                .param("slug", slug != null ? slug : Slugs.free(String.valueOf(words), "document", taken::contains))
                .param("name", texts.write(name))
                .update();
        return id;
    }

    /** @return whether it is called something else now */
    public boolean rename(UUID id, NewWording name) {
        return name.keep(texts, get(id).name()).anew();
    }
}
