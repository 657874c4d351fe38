using System.Text.Encodings.Web;
using System.Text.Json;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Web.Features.Employees;

// Record is null once a deleted record has expired. History has the latest changes, oldest first.
public sealed record PersonalData(
    DateTimeOffset MadeAt,
    Employee? Record,
    string? Manager,
    IReadOnlyList<string> Photos,
    IReadOnlyList<PersonalChange> History,
    int EarlierChanges,
    PersonalAccount? Account)
{
    public const int MaxChanges = 5000;

    // Relaxed escaping keeps names readable; it is safe because this is a file, never part of a page.
    private static readonly PersonalDataJson Readable =
        new(new JsonSerializerOptions(PersonalDataJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
        });

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Readable.PersonalData);
}
