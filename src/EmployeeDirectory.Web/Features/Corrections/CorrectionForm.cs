using System.ComponentModel.DataAnnotations;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.Corrections;

public sealed class CorrectionForm : IValidatableObject
{
    // Created with the form, so that sending it twice is idempotent.
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [Display(Name = "What is wrong")]
    public string? Field { get; set; }

    [Display(Name = "What it should be"), Text(4000, Lines = true)]
    public List<string?> Value { get; set; } = [];

    [Display(Name = "Note for the admins"), Text(1000, Lines = true)]
    public string? Note { get; set; }

    public string? Joined => Value is [var only]
        ? PlainText.CleanLines(only)
        : PlainText.Clean(string.Join(", ", Value.Select(PlainText.Clean).OfType<string>()));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Correction.Fields.All(field => field.Name != Field))
            yield return new("Choose a field.", [nameof(Field)]);
        if (Joined is null && PlainText.Clean(Note) is null)
            yield return new("Enter what it should be, or explain in the note.", [nameof(Value)]);
    }
}
