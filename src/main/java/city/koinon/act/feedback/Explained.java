package city.koinon.act.feedback;

/** Whether somebody was told why they did not get it. */
enum Explained {
    YES,
    NO
}
