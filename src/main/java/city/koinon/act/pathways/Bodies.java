package city.koinon.act.pathways;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** A revision as a document, conditions in the notation people read. */
final class Bodies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Condition.class, new Written())
                    .addDeserializer(Condition.class, new Read()))
            .build();

    /** In letters of what was read; some ten megabytes with what was made of them. */
    private static final int MOST = 1 << 20;

    /** Revisions that were published stay as they are and are read again and again: by every list, and by the search after each change. */
    private static final Cache<String, Body> READ = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((String json, Body body) -> json.length())
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private Bodies() {}

    static String write(Body body) {
        return JSON.writeValueAsString(body);
    }

    static Body read(String json) {
        return READ.get(json, it -> JSON.readValue(it, Body.class));
    }

    private static final class Written extends StdSerializer<Condition> {

        Written() {
            super(Condition.class);
        }

        @Override
        public void serialize(Condition condition, JsonGenerator json, SerializationContext context) {
            json.writeString(condition.toString());
        }
    }

    private static final class Read extends StdDeserializer<Condition> {

        Read() {
            super(Condition.class);
        }

        @Override
        public Condition deserialize(JsonParser json, DeserializationContext context) {
            return Condition.read(json.getString());
        }
    }
}
