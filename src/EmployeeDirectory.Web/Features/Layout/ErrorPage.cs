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
            "This form has expired",
            "Nothing was saved. The form was opened before you last signed in, or too long ago."),
        400 => ("This request is not valid", "The address or the form is incomplete. Nothing was saved."),
        401 => ("You are no longer signed in", "Nothing was saved."),
        403 => ("You don’t have permission to do this", "If you think you should, ask an admin."),
        404 => (
            "Page not found",
            "The address may be mistyped, or the person may no longer be in the directory."),
        405 => ("This can’t be done here", "The page exists, but doesn’t accept this kind of request."),
        408 => (
            "The upload took too long",
            "Nothing was saved. The connection was too slow for a form or a file of this size."),
        413 => (
            "This is too large",
            "A photo can be up to 10 MB, and a form up to 256 KB of text. Nothing was saved."),
        415 => ("This kind of content is not accepted", "Post a form, as the pages do."),
        429 => ("Too many requests", "Wait a moment and try again."),
        503 when IsPreparing => (
            "This day is being prepared",
            "This can take a minute, and the page reloads by itself. Days are prepared one at a time, and at most two for each visitor."),
        503 when AtProvider => (
            "Your company’s sign-in is not available",
            "It is not responding. Try again in a minute."),
        503 => (
            "The directory is not available",
            "It is not responding. Nothing was changed. Try again in a minute."),
        _ => (
            "Something went wrong",
            "The fault is ours, and was logged. Your changes may not have been saved.")
    };

    public string? Advice => Status switch
    {
        _ when Kept is null => null,
        401 =>
            "Your entries are kept on this page. Sign in in another tab, come back here and save again. You will be asked to confirm.",
        403 =>
            "Nothing was saved. Your entries are kept on this page. Once an admin has given you permission, save again.",
        _ when MayPostAgain => "Your entries are kept on this page. Check them, then save again.",
        _ => "Your entries are kept on this page, so that you can copy them."
    };
}
