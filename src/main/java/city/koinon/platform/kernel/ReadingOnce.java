package city.koinon.platform.kernel;

import java.util.Set;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.interceptor.KeyGenerator;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link ReadOnce} to work, outside of transactions: what is known already needs none. */
@Configuration
@EnableCaching(order = 0)
class ReadingOnce implements CachingConfigurer {

    @Bean
    CityReads cityReads(Pulse pulse) {
        return new CityReads(pulse);
    }

    @Bean
    CacheManager cacheManager(CityReads reads) {
        var manager = new SimpleCacheManager();
        manager.setCaches(Set.of(reads));
        return manager;
    }

    @Override
    public KeyGenerator keyGenerator() {
        return (bean, method, arguments) -> CityReads.Question.of(method, arguments);
    }
}
