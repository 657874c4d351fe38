using System.Text.Encodings.Web;
using System.Text.Json;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Features.Downloads;

/// <summary>
/// Everything that is held about one person, as they download it: JSON with names in camel case, times in UTC, and nothing for
/// what is not known.
/// </summary>
/// <param name="Record">The record as it stands; nothing once a deleted one has expired.</param>
/// <param name="Photos">Where each size of the photo can be fetched.</param>
/// <param name="History">The latest <see cref="MaxChanges"/> changes of the record, oldest first.</param>
/// <param name="EarlierChanges">How many there were before those.</param>
/// <param name="Account">With which they sign in; nothing for people who never did.</param>
public sealed record PersonalData(
    DateTimeOffset MadeAt,
    Employee? Record,
    IReadOnlyList<string> Photos,
    IReadOnlyList<PersonalChange> History,
    int EarlierChanges,
    PersonalAccount? Account)
{
    public const int MaxChanges = 5000;

    /// <summary>Names are left as people write them: this is saved as a file, and never part of a page.</summary>
    private static readonly PersonalDataJson Readable =
        new(new JsonSerializerOptions(PersonalDataJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Readable.PersonalData);
}
