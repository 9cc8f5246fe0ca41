package city.koinon.platform.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a Greek word sounds, in a few Latin letters, so that what somebody types without a Greek keyboard finds it: <i>adeia diamonhs</i>,
 * <i>adia diamonis</i>. Letters that sound or look alike become one, since everybody writes them in another way.
 */
final class Sound {

    private static final int MOST_READINGS = 8;

    private static final List<Map.Entry<String, String>> PAIRS_OF_GREEK = List.of(
            Map.entry("ου", "u"),
            Map.entry("αι", "e"),
            Map.entry("ει", "i"),
            Map.entry("οι", "i"),
            Map.entry("υι", "i"),
            Map.entry("αυ", "av"),
            Map.entry("ευ", "ev"),
            Map.entry("μπ", "v"),
            Map.entry("ντ", "d"),
            Map.entry("γκ", "g"),
            Map.entry("γγ", "g"));

    private static final Map<Character, String> GREEK = Map.ofEntries(
            Map.entry('α', "a"),
            Map.entry('β', "v"),
            Map.entry('γ', "g"),
            Map.entry('δ', "d"),
            Map.entry('ε', "e"),
            Map.entry('ζ', "z"),
            Map.entry('η', "i"),
            Map.entry('θ', "t"),
            Map.entry('ι', "i"),
            Map.entry('κ', "k"),
            Map.entry('λ', "l"),
            Map.entry('μ', "m"),
            Map.entry('ν', "n"),
            Map.entry('ξ', "ks"),
            Map.entry('ο', "o"),
            Map.entry('π', "p"),
            Map.entry('ρ', "r"),
            Map.entry('σ', "s"),
            Map.entry('ς', "s"),
            Map.entry('τ', "t"),
            Map.entry('υ', "i"),
            Map.entry('φ', "v"),
            Map.entry('χ', "h"),
            Map.entry('ψ', "ps"),
            Map.entry('ω', "o"));

    private static final List<Map.Entry<String, List<String>>> LATIN = List.of(
            Map.entry("ou", List.of("u")),
            Map.entry("ai", List.of("e")),
            Map.entry("ei", List.of("i")),
            Map.entry("oi", List.of("i")),
            Map.entry("au", List.of("av")),
            Map.entry("eu", List.of("ev")),
            Map.entry("th", List.of("t")),
            Map.entry("ch", List.of("h")),
            Map.entry("kh", List.of("h")),
            Map.entry("ph", List.of("v")),
            Map.entry("ks", List.of("ks")),
            Map.entry("ps", List.of("ps")),
            Map.entry("mp", List.of("v")),
            Map.entry("nt", List.of("d")),
            Map.entry("gk", List.of("g")),
            Map.entry("gg", List.of("g")),
            Map.entry("x", List.of("h", "ks")),
            Map.entry("h", List.of("i", "h")),
            Map.entry("u", List.of("i", "u")),
            Map.entry("y", List.of("i")),
            Map.entry("w", List.of("o")),
            Map.entry("b", List.of("v")),
            Map.entry("f", List.of("v")),
            Map.entry("c", List.of("k")),
            Map.entry("q", List.of("k")),
            Map.entry("j", List.of("ks")),
            Map.entry("8", List.of("t")),
            Map.entry("3", List.of("ks")),
            Map.entry("4", List.of("ps")));

    private Sound() {}

    static boolean isGreek(String folded) {
        return folded.chars().anyMatch(it -> it >= 'α' && it <= 'ω');
    }

    static boolean isLatin(String folded) {
        return folded.chars().anyMatch(it -> it >= 'a' && it <= 'z');
    }

    /** @param word folded */
    static String ofGreek(String word) {
        var sound = new StringBuilder();
        next:
        for (var at = 0; at < word.length(); ) {
            for (var pair : PAIRS_OF_GREEK) {
                if (word.startsWith(pair.getKey(), at)) {
                    sound.append(pair.getValue());
                    at += 2;
                    continue next;
                }
            }
            sound.append(GREEK.getOrDefault(word.charAt(at), String.valueOf(word.charAt(at))));
            at++;
        }
        return once(sound);
    }

    /** All ways in which a word of Latin letters may be read as Greek. @param word folded */
    static Set<String> ofLatin(String word) {
        var readings = List.of("");
        next:
        for (var at = 0; at < word.length(); ) {
            for (var sign : LATIN) {
                if (word.startsWith(sign.getKey(), at)) {
                    readings = readings.stream()
                            .flatMap(it -> sign.getValue().stream().map(it::concat))
                            .limit(MOST_READINGS)
                            .toList();
                    at += sign.getKey().length();
                    continue next;
                }
            }
            var letter = String.valueOf(word.charAt(at));
            readings = readings.stream().map(it -> it + letter).toList();
            at++;
        }
        var sounds = new LinkedHashSet<String>();
        readings.forEach(it -> sounds.add(once(it)));
        return sounds;
    }

    /** Nobody hears whether a letter is written twice. */
    private static String once(CharSequence sound) {
        return sound.toString().replaceAll("(.)\\1+", "$1");
    }
}
