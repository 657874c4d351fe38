using EmployeeDirectory.Web.Languages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.TagHelpers;

// A control's name is the last part of its expression, because posts are bound without the page model's prefix.
public sealed class FieldParts(
    ModelExpression expression, string? label, string? help, ModelStateDictionary state, IStringLocalizer<Texts> texts)
{
    public string Name { get; } = expression.Name[(expression.Name.LastIndexOf('.') + 1)..];

    public string Label => label ?? texts[expression.Metadata.GetDisplayName()];

    public string? Problem =>
        state[Name]?.Errors.FirstOrDefault()?.ErrorMessage is { } problem ? texts[problem].Value : null;

    public string? DescribedBy => string.Join(
        ' ',
        new[] { Problem is null ? null : $"{Name}-problem", help is null ? null : $"{Name}-help" }.OfType<string>())
        is { Length: > 0 } ids ? ids : null;

    public IHtmlContent Help => Text("help", help);

    public IHtmlContent Error => Text("problem", Problem);

    public string? Typed => expression.Model?.ToString();

    public void Describe(TagBuilder control)
    {
        if (DescribedBy is { } ids)
            control.Attributes["aria-describedby"] = ids;
        if (Problem is not null)
            control.Attributes["aria-invalid"] = "true";
    }

    private IHtmlContent Text(string kind, string? text)
    {
        if (text is null)
            return HtmlString.Empty;
        var paragraph = new TagBuilder("p") { Attributes = { ["id"] = $"{Name}-{kind}", ["class"] = kind } };
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
