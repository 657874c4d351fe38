using System.Globalization;
using EmployeeDirectory.Core.Corrections;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EmployeeDirectory.Web.Features.Corrections;

public static class PostedCorrection
{
    public static FormValueProvider AsPosted(this Correction correction) => new(
        BindingSource.Form,
        new FormCollection(correction.Value is null ? [] : new() { [correction.Field] = correction.Value }),
        CultureInfo.InvariantCulture);
}
