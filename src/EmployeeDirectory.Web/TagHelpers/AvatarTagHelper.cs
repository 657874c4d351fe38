using System.Globalization;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Imaging;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EmployeeDirectory.Web.TagHelpers;

// Hidden from screen readers, because the name is always beside it.
[HtmlTargetElement("avatar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AvatarTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public required Employee Employee { get; set; }

    public int Size { get; set; } = 64;

    public bool Eager { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("width", Size);
        output.Attributes.SetAttribute("height", Size);
        if (Employee.PhotoId is { } photoId)
            Photo(output, photoId);
        else
            Letters(output);
    }

    private void Photo(TagHelperOutput output, string photoId)
    {
        var url = urls.GetUrlHelper(ViewContext);
        string Address(int size) =>
            url.Content(string.Create(CultureInfo.InvariantCulture, $"~/photos/{photoId}/{size}.webp"));
        var sizes = Renditions.Sizes.Where(size => size >= Size).DefaultIfEmpty(Renditions.Sizes[^1]).ToList();
        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("class", "avatar");
        output.Attributes.SetAttribute("src", Address(sizes[0]));
        output.Attributes.SetAttribute("srcset", string.Join(", ", sizes.Select(size => $"{Address(size)} {size}w")));
        output.Attributes.SetAttribute("sizes", $"{Size}px");
        output.Attributes.SetAttribute("alt", "");
        if (!Eager)
            output.Attributes.SetAttribute("loading", "lazy");
    }

    private void Letters(TagHelperOutput output)
    {
        output.TagName = "svg";
        output.Attributes.SetAttribute("class", $"avatar initials hue-{Initials.Hue(Employee.DisplayName)}");
        output.Attributes.SetAttribute("viewBox", "0 0 64 64");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.AppendHtml("""<text x="32" y="32" text-anchor="middle" dominant-baseline="central">""");
        output.Content.Append(Initials.For(Employee));
        output.Content.AppendHtml("</text>");
    }
}
