using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EmployeeDirectory.Web.Languages;

// MVC reads posted values in the language of the request, in some of which 1.5 is fifteen.
public sealed class InvariantForms : IValueProviderFactory
{
    private readonly FormValueProviderFactory forms = new();

    public async Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        await forms.CreateValueProviderAsync(context);
        var index = context.ValueProviders.ToList().FindIndex(provider => provider is FormValueProvider);
        if (index >= 0)
            context.ValueProviders[index] = new FormValueProvider(
                BindingSource.Form, context.ActionContext.HttpContext.Request.Form, CultureInfo.InvariantCulture);
    }
}
