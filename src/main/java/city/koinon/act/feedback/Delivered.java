package city.koinon.act.feedback;

/** Whether somebody got what they came for. */
enum Delivered {
    YES,
    PARTLY,
    NOT_YET,
    NO
}
