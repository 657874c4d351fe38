using System.Text.Encodings.Web;
using EmployeeDirectory.Core.Employees;
using Microsoft.AspNetCore.Html;

namespace EmployeeDirectory.Web.TagHelpers;

public sealed class PersonNameHtml(Employee employee) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var name = employee.DisplayName;
        if (PersonName.From(employee).FamilyAt is { } at)
        {
            writer.Write("""<span class="name has-family" dir="auto">""");
            encoder.Encode(writer, name[..at.Start]);
            writer.Write("<b>");
            encoder.Encode(writer, name[at]);
            writer.Write("</b>");
            encoder.Encode(writer, name[at.End..]);
        }
        else
        {
            writer.Write("""<span class="name" dir="auto">""");
            encoder.Encode(writer, name);
        }
        writer.Write("</span>");
    }
}
