package city.koinon.act.services;

import city.koinon.act.services.Offering.Booking;
import city.koinon.act.services.Offering.Channel;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.HoursForm;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an editor types about where a service is given, and when. */
final class OfferingForm {

    private OfferingForm() {}

    static Offering read(Form form, UUID id, UUID service, @Nullable Offering before, Page page) {
        var channel = form.choice("channel", Channel.class);
        var place = channel == Channel.PLACE ? form.id("place") : null;
        var booking = form.choice("booking", Booking.class);
        var link = ServiceForm.link(form, "link");
        form.check(booking != Booking.LINK || link != null, "link", "services.refused.bookingLink");
        var phone = ServiceForm.phone(form, "phone");
        form.check(booking != Booking.PHONE || phone != null, "phone", "services.refused.bookingPhone");
        var email = ServiceForm.mail(form, "email");
        var hours = HoursForm.read(form, before == null ? Hours.NONE : before.hours(), page);
        return form.refused()
                ? new Offering(id, service, Channel.PHONE, null, hours, phone, email, Booking.NONE, link)
                : new Offering(id, service, channel, place, hours, phone, email, booking, link);
    }

    static void prefill(Form form, Offering it, Page page) {
        form.prefill("channel", it.channel());
        form.prefill("place", it.place());
        form.prefill("phone", it.phone());
        form.prefill("email", it.email());
        form.prefill("booking", it.booking());
        form.prefill("link", it.link());
        HoursForm.prefill(form, it.hours(), page);
    }
}
