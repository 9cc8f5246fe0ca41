package city.koinon.journeys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest file of vector tiles (PMTiles, version 3) there is: land everywhere, as every tile down to zoom 1. */
final class TilesOfGround {

    private static final int HEADER = 127;
    private static final int NO_COMPRESSION = 1;
    private static final int VECTOR = 1;

    private TilesOfGround() {}

    static byte[] file(String attribution) {
        var tile = tile();
        var directory = bytes(1, 0, 5, tile.length, 1);
        var metadata = "{\"attribution\":\"%s\"}".formatted(attribution).getBytes(StandardCharsets.UTF_8);
        var at = HEADER + directory.length + metadata.length;
        var file = ByteBuffer.allocate(at + tile.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("PMTiles".getBytes(StandardCharsets.US_ASCII)).put((byte) 3);
        file.putLong(HEADER).putLong(directory.length);
        file.putLong(HEADER + directory.length).putLong(metadata.length);
        file.putLong(at).putLong(0);
        file.putLong(at).putLong(tile.length);
        file.putLong(5).putLong(1).putLong(1);
        file.put((byte) 1).put((byte) NO_COMPRESSION).put((byte) NO_COMPRESSION).put((byte) VECTOR);
        file.put((byte) 0).put((byte) 1);
        file.putInt(-1_800_000_000).putInt(-850_000_000).putInt(1_800_000_000).putInt(850_000_000);
        file.put((byte) 0).putInt(0).putInt(0);
        return file.put(directory).put(metadata).put(tile).array();
    }

    /** A square from corner to corner in the layer {@code earth}. */
    private static byte[] tile() {
        var square = bytes(9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15);
        var feature = joined(bytes(0x18, 3, 0x22, square.length), square);
        var name = "earth".getBytes(StandardCharsets.US_ASCII);
        var layer = joined(
                bytes(0x0a, name.length), name, bytes(0x12, feature.length), feature, bytes(0x28, 4096, 0x78, 2));
        return joined(bytes(0x1a, layer.length), layer);
    }

    /** Numbers of any size, seven bits at a time. */
    private static byte[] bytes(int... numbers) {
        var out = new ByteArrayOutputStream();
        for (var number : numbers) {
            var left = number;
            while (left > 127) {
                out.write(left & 127 | 128);
                left >>>= 7;
            }
            out.write(left);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
