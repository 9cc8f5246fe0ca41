package city.koinon.platform.notices;

import city.koinon.platform.identity.DoorLetter;
import city.koinon.platform.identity.SendsSignInLink;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the one-time links of the door to their readers; their words are wiped as soon as they are sent. */
@Component
@Transactional
class DoorLetters implements SendsSignInLink {

    private final Notices notices;

    DoorLetters(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void send(DoorLetter letter) {
        notices.sendToAddress(
                letter.key(), letter.to(), letter.lang(), new Rendering.Words(letter.subject(), letter.body()), true);
    }
}
