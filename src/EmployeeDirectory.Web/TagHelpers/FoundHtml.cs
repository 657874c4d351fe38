using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace EmployeeDirectory.Web.TagHelpers;

public sealed class FoundHtml(string? text, bool matched) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write(matched ? """<mark dir="auto">""" : """<span dir="auto">""");
        encoder.Encode(writer, text ?? "");
        writer.Write(matched ? "</mark>" : "</span>");
    }
}
