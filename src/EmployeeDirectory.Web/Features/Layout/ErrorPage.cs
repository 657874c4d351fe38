using EmployeeDirectory.Web.Hosting;

namespace EmployeeDirectory.Web.Features.Layout;

public sealed record ErrorPage(
    int Status, string RequestId, bool AtProvider, bool IsStale = false, KeptEntries? Entries = null,
    string? Token = null, bool IsPreparing = false)
{
    public KeptEntries? Kept => Entries is { CanPostAgain: true, HasEntries: true } ? Entries : null;

    public bool MayPostAgain => Entries is { CanPostAgain: true }
        && (Status is 400 && IsStale || Status is 401 or 403 or 408 or 429 or >= 500);

    public (string Title, string Text) Words => Status switch
    {
        400 when IsStale => (
            "This form was out of date",
            "Nothing was saved: the form was opened before the last sign-in or too long ago."),
        400 => ("This request makes no sense to us", "The address or the form was incomplete. Nothing was saved."),
        401 => ("You are not signed in any more", "Nothing was saved."),
        403 => ("This is not for you to do", "Ask an admin if you think it should be."),
        404 => (
            "There is nothing here",
            "The address may be mistyped, or the person may have left the directory."),
        405 => ("This cannot be done here", "The page exists, but not for what was asked of it."),
        408 => (
            "This took too long to arrive",
            "Nothing was saved. The connection was too slow for a form or a file of this size."),
        413 => (
            "This is too large",
            "A photo may have up to 10 MB, and a form up to 256 KB of text. Nothing was saved."),
        415 => ("This kind of content is not taken here", "Post a form, as the pages do."),
        429 => ("Too many requests at once", "Wait a moment and try again."),
        503 when IsPreparing => (
            "This day is being prepared",
            "It can take a minute. This page tries again by itself. Days are prepared one at a time, and two at most for each visitor."),
        503 when AtProvider => (
            "Your company's sign-in is out of reach",
            "It does not answer at the moment, and nobody can sign in that way until it does. Try again in a minute."),
        503 => (
            "The directory is out of reach",
            "It does not answer at the moment. Nothing was changed; try again in a minute."),
        _ => (
            "Something went wrong",
            "It is our fault, not yours, and it has been written to the log. What you did may not have been saved.")
    };

    public string? Advice => Status switch
    {
        _ when Kept is null => null,
        401 =>
            "Your entries are kept on this page. Sign in in another tab, come back here, then save again. You will be asked once more.",
        403 =>
            "Nothing was saved. Your entries are kept on this page: an admin can give you the permission, then save again.",
        _ when MayPostAgain => "Your entries are kept on this page. Check them, then save again.",
        _ => "Your entries are kept on this page, so that you can copy them."
    };
}
