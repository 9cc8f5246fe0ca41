package city.koinon.platform.ui;

import java.nio.charset.StandardCharsets;

/**
 * What a reader sees when not even a page can be made: the request could not be read so far as to know a city, or the database is away.
 * It needs nothing but itself, and says it in every language of the house.
 */
final class LastResort {

    private LastResort() {}

    static byte[] page(int status) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%d – Koinon</title></head>
                <body><h1>%s</h1>
                <p lang="el">%s</p>
                <p lang="es">%s</p>
                <p lang="ar" dir="rtl">%s</p>
                <p><a href="/">Koinon</a></p>
                </body></html>
                """.formatted((Object[])
                        (status >= 500
                                ? new Object[] {
                                    status,
                                    "This page cannot be shown at the moment. Please try again in a few minutes.",
                                    "Η σελίδα δεν μπορεί να εμφανιστεί αυτή τη στιγμή. Δοκιμάστε ξανά σε λίγα λεπτά.",
                                    "Esta página no se puede mostrar en este momento. Inténtelo de nuevo dentro de unos minutos.",
                                    "لا يمكن عرض هذه الصفحة الآن. يُرجى المحاولة مجددًا بعد بضع دقائق."
                                }
                                : new Object[] {
                                    status,
                                    "This address or what was sent cannot be read. Please check the address, or begin on the first page.",
                                    "Δεν ήταν δυνατή η ανάγνωση της διεύθυνσης ή όσων στάλθηκαν. Ελέγξτε τη διεύθυνση ή ξεκινήστε από την αρχική σελίδα.",
                                    "No se puede leer la dirección o lo que se ha enviado. Compruebe la dirección o empiece por la página de inicio.",
                                    "تعذّرت قراءة العنوان أو ما أُرسل. يُرجى التحقق من العنوان أو البدء من الصفحة الأولى."
                                }))
                .getBytes(StandardCharsets.UTF_8);
    }
}
