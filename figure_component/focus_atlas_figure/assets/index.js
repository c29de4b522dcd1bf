// Called by Streamlit's front end when something to draw arrives or changes. Its data name the script that draws it, one
// of `components/assets/`.
export default (component) => globalThis[component.data.drawn_by].mount(component);
