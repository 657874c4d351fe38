using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace EmployeeDirectory.Web.TagHelpers;

// Dark on light in every theme: cameras need it.
[HtmlTargetElement("qr-code", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrCodeTagHelper : TagHelper
{
    public required string Text { get; set; }

    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                if (code.ModuleMatrix[y][x])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var (name, value) in (IEnumerable<(string, string)>)
            [
                ("class", "qr-code"), ("viewBox", $"0 0 {size} {size}"), ("width", "232"), ("height", "232"),
                ("role", "img"), ("aria-label", Label)
            ])
            output.Attributes.SetAttribute(name, value);
        output.Content
            .AppendHtml("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>")
            .AppendHtml(new TagBuilder("path")
            {
                Attributes = { ["fill"] = "#000", ["shape-rendering"] = "crispEdges", ["d"] = path.ToString() }
            });
    }
}
