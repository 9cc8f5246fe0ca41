package city.koinon.act.pathways;

/** An address as a picture that a telephone reads: squares on a field of {@code size} by {@code size}, quiet zone included. */
record QrCode(int size, String path) {

    private static final int QUIET = 4;

    static QrCode of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                var from = x;
                while (code.getModule(x, y)) {
                    x++;
                }
                var dark = x - from;
                if (dark > 0) {
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(dark).append("v1h-").append(dark).append('z');
                }
            }
        }
        return new QrCode(code.size + 2 * QUIET, path.toString());
    }
}
