using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>Bounds a text, or each text of a list, and keeps invisible characters out. Length is in UTF-16 units.</summary>
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
        if (PlainText.HasForbidden(text, Lines))
            return "This contains invisible control characters. Type it anew, without pasting.";
        return (PlainText.Clean(text)?.Length ?? 0) > MaxLength
            ? string.Create(CultureInfo.InvariantCulture, $"Keep this to {MaxLength} characters or fewer.")
            : null;
    }
}
