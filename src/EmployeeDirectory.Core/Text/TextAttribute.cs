using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace EmployeeDirectory.Core.Text;

// Bounds a text, or each text of a list, in UTF-16 units after cleaning.
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextAttribute(int maxLength) : ValidationAttribute
{
    public int MaxLength { get; } = maxLength;
    public bool Lines { get; init; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var texts = value as IEnumerable<string?> ?? [value as string];
        return texts.Select(text => Problem(text ?? "")).FirstOrDefault(problem => problem is not null) is { } found
            ? new ValidationResult(found, [validationContext.MemberName!])
            : ValidationResult.Success;
    }

    private string? Problem(string text)
    {
        if (PlainText.HasForbidden(text))
            return "This contains a control character or a damaged character. Type it instead of pasting it.";
        var clean = Lines ? PlainText.CleanLines(text) : PlainText.Clean(text);
        return (clean?.Length ?? 0) > MaxLength
            ? string.Create(CultureInfo.InvariantCulture, $"Keep this to {MaxLength} characters or fewer.")
            : null;
    }
}
