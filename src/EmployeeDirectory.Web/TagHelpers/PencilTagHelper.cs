using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Languages;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EmployeeDirectory.Web.TagHelpers;

/// <summary>Leads from a value of a profile to where the user may change it, or else report it.</summary>
[HtmlTargetElement("pencil", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PencilTagHelper(IUrlHelperFactory urls, IStringLocalizer<Texts> texts) : TagHelper
{
    public required Employee Employee { get; set; }

    public required string Field { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var user = ViewContext.HttpContext.CurrentUser();
        if (!user.IsSignedIn || ViewContext.HttpContext.AsOfDay() is not null)
        {
            output.SuppressOutput();
            return;
        }
        var url = urls.GetUrlHelper(ViewContext);
        var edits = user.MayEdit(Employee.Id) && EmployeeForm.MaySet(Field, user);
        var label = texts[EmployeeField.All.First(field => field.Name == Field).Label];
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pencil");
        output.Attributes.SetAttribute("rel", "nofollow");
        output.Attributes.SetAttribute(
            "href",
            edits
                ? url.Action("Edit", "Employees", new { Employee.Id }, null, null, Field)
                : url.Action("New", "Corrections", new { Employee.Id, field = Field }));
        output.Attributes.SetAttribute("aria-label", texts["Correct: {0}", label.Value].Value);
        output.Content.SetHtmlContent(
            """<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 13 .6-2.9 7-7 2.3 2.3-7 7z" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linejoin="round" /></svg>""");
    }
}
