using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Security;
using Microsoft.Extensions.Primitives;

namespace EmployeeDirectory.Web.Hosting;

/// <summary>The entries of a failed post, to show and post again. Files, passwords and codes are not kept.</summary>
/// <param name="FormAddress">Where to start again after a form with a code; null if only a link opens it.</param>
public sealed record KeptEntries(
    string Address,
    IReadOnlyList<KeyValuePair<string, StringValues>> Fields,
    IReadOnlyList<string> Passwords,
    PhotoForm? Photo,
    bool CanPostAgain,
    string? FormAddress)
{
    private static readonly HashSet<string> Typed = Names("Password", "Current");
    private static readonly HashSet<string> Codes = Names("Code", "Proof", "Secret");
    private static readonly HashSet<string> Token = Names("__RequestVerificationToken");
    private static readonly HashSet<string> Unseen =
        Names("Version", "SubmissionId", "Id", "Session", "Suggestion", "ReturnUrl");
    private static readonly HashSet<string> Choices =
        Names("Status", "Protected", "WorkingDays", "Role", "Field", "On", "Theme");

    // The photo field posts these itself. A crop is void without its file.
    private static readonly HashSet<string> OfPhoto = Names(
        nameof(PhotoForm.Photo), nameof(PhotoForm.Crop), nameof(PhotoForm.UploadedPhoto), nameof(PhotoForm.PhotoName));

    public bool HasEntries => Photo?.PhotoName is not null
        || Fields.Any(entry => entry.Value.Any(value => IsSeen(entry.Key, value)));

    public static bool IsSeen(string name, string? value) =>
        !Unseen.Contains(name) && !string.IsNullOrWhiteSpace(value) && !(IsChoice(name) && value == "false");

    public static bool IsChoice(string name) => Choices.Contains(name);

    public static KeptEntries? From(HttpRequest request, string address)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.IsFromOtherSite())
            return null;
        var form = request.Form;
        var length = form.Sum(field => field.Key.Length + field.Value.Sum(value => value?.Length ?? 0));
        if (form.Count + form.Files.Count == 0 || length > FilelessForm.MaxText)
            return null;
        var fields = form.Where(field =>
            !new[] { Typed, Codes, Token, OfPhoto }.Any(names => names.Contains(field.Key)));
        return new(
            ReturnAddress.Local(address), [.. fields], [.. form.Keys.Where(Typed.Contains)], PhotoOf(form),
            CanPostAgain: !form.Keys.Any(Codes.Contains), FormAddressOf(address));
    }

    private static string? FormAddressOf(string address) => address switch
    {
        NewAccountController.Path or PasswordResetsController.Path => null,
        "/sign-in/code" => "/sign-in",
        _ => ReturnAddress.Local(address)
    };

    private static PhotoForm? PhotoOf(IFormCollection form)
    {
        var file = form.Files.GetFile(nameof(PhotoForm.Photo));
        // A file input without a file arrives as an empty text field.
        if (file is null && !OfPhoto.Any(form.ContainsKey))
            return null;
        var name = file is { FileName.Length: > 0 }
            ? Path.GetFileName(file.FileName)
            : form[nameof(PhotoForm.PhotoName)].ToString();
        return new()
        {
            PhotoName = name is "" ? null : name,
            UploadedPhoto = file is null && form[nameof(PhotoForm.UploadedPhoto)].ToString() is { Length: > 0 } uploaded
                ? uploaded
                : null
        };
    }

    private static HashSet<string> Names(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
