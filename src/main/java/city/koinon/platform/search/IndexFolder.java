package city.koinon.platform.search;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NativeFSLockFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where this node keeps its index while it runs: a folder of its own among the data, so that several nodes may share them, and thrown away
 * at the end. What a node left behind that was killed is thrown away by the next.
 */
@Component
class IndexFolder {

    private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);
    private static final String LOCK = "write.lock";

    private final Path path;

    /** @param data without one everything is thrown away at the end */
    IndexFolder(@Value("${koinon.data:data}") String data) {
        try {
            if (data.isBlank()) {
                path = Files.createTempDirectory("koinon-search-");
            } else {
                var all = Files.createDirectories(Path.of(data).toAbsolutePath().resolve("search"));
                throwAwayWhatWasLeft(all);
                path = Files.createTempDirectory(all, "index-");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path path() {
        return path;
    }

    private static void throwAwayWhatWasLeft(Path all) throws IOException {
        List<Path> folders;
        try (var there = Files.list(all)) {
            folders = there.filter(Files::isDirectory).toList();
        }
        for (var folder : folders) {
            if (isLeft(folder)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private static boolean isLeft(Path folder) {
        try (var directory = new MMapDirectory(folder, NativeFSLockFactory.INSTANCE);
                var lock = directory.obtainLock(LOCK)) {
            lock.ensureValid();
            return true;
        } catch (LockObtainFailedException somebodyWorksThere) {
            return false;
        } catch (IOException failure) {
            log.warn("The folder {} of an old index cannot be looked at", folder, failure);
            return false;
        }
    }

    @PreDestroy
    void throwAway() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException failure) {
            log.warn("The folder {} of the index could not be thrown away", path, failure);
        }
    }
}
